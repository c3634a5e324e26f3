import { useTranslation } from 'react-i18next';
import type { Board } from '../../api/get-board.js';
import { sayDuration, sayWait } from '../../ui/say-duration.js';
import { useTicking } from '../../ui/use-ticking.js';
import { asPercent, longestState, metState, waitingState } from './tile-states.js';
import { Tile } from './tile.js';

const oneDecimal = (value: number): string => value.toFixed(1).replace(/\.0$/, '');

export function Tiles({ board }: { board: Board }) {
  const { t } = useTranslation();
  const { waiting, metToday, breachedOpen, online, csat } = board.tiles;
  return (
    <div className="tiles">
      <Tile id="waiting" label={t('board.waiting')} value={waiting.count} state={waitingState(waiting)} note={t('board.target_max', { value: waiting.target })} to={{ view: 'all-open', sort: 'waiting' }} />
      <LongestTile board={board} />
      <Tile id="met" label={t('board.met')} value={metToday.rate === null ? '–' : oneDecimal(asPercent(metToday.rate))} {...(metToday.rate === null ? {} : { unit: '%' })} state={metState(metToday)}
        note={metToday.rate === null ? t('board.nothing_yet') : t('board.target_min', { value: `${oneDecimal(asPercent(metToday.target))} %` })} aside={`${metToday.met} / ${metToday.met + metToday.breached}`} />
      <BreachedTile breachedOpen={breachedOpen} />
      <Tile id="online" label={t('board.online')} value={online.online} unit={` / ${online.total}`} state={online.online > 0 ? 'ok' : 'soon'} note={online.online > 0 ? t('board.online_now') : t('board.nobody_online')} />
      <Tile id="csat" label={t('board.csat')} value={csat.score === null ? '–' : oneDecimal(csat.score)} {...(csat.score === null ? {} : { unit: '%' })} state={csat.n === 0 ? 'none' : csat.smallSample ? 'paused' : 'met'}
        note={csat.smallSample || csat.n === 0 ? t('board.few', { n: csat.n }) : t('board.n', { n: csat.n })} {...(csat.moe === null ? {} : { aside: `± ${oneDecimal(csat.moe)}` })} />
    </div>
  );
}

function LongestTile({ board }: { board: Board }) {
  const { t } = useTranslation();
  const { since, ticketId, targetSeconds } = board.tiles.longestWait;
  const value = useTicking((now) => (since === null ? '–' : sayWait(t, (now - Date.parse(since)) / 1000)));
  const state = useTicking((now) => longestState(since === null ? null : (now - Date.parse(since)) / 1000, targetSeconds));
  return <Tile id="longest" label={t('board.longest')} value={value} state={state} note={since === null ? t('board.nobody_waits') : t('board.target_max', { value: sayWait(t, targetSeconds) })} to={{ view: 'all-open', sort: 'waiting', ...(ticketId ? { ticket: ticketId } : {}) }} />;
}

function BreachedTile({ breachedOpen: { count, oldestDueAt } }: { breachedOpen: Board['tiles']['breachedOpen'] }) {
  const { t } = useTranslation();
  const oldest = useTicking((now) => (oldestDueAt === null ? '' : sayDuration(t, (now - Date.parse(oldestDueAt)) / 1000)));
  return <Tile id="breached" label={t('board.breached')} value={count} state={count > 0 ? 'breached' : 'met'} note={count > 0 && oldest ? t('board.oldest', { time: oldest }) : t('board.none_breached')} to={{ view: 'breached' }} />;
}
