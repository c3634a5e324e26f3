import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SlaIcon } from '../../ui/sla-icon.js';
import type { ChipState } from '../../ui/sla-chip-text.js';

export interface TileProps {
  id: string;
  label: string;
  value: ReactNode;
  unit?: string;
  state: ChipState;
  /** The word beside the icon: target, or what the state means. */
  note: string;
  aside?: string;
  /** The view that holds as many rows as the number says (CB4). */
  to?: { view: string; sort?: 'waiting' | 'due'; filter?: string; ticket?: string };
}

/** CB1: value, target, state by colour, icon and word. */
export function Tile({ id, label, value, unit, state, note, aside, to }: TileProps) {
  const body = (
    <>
      <span className="tile-label">{label}</span>
      <span className="tile-value">
        {value}
        {unit ? <small>{unit}</small> : null}
        {aside ? <span className="tile-aside">{aside}</span> : null}
      </span>
      <span className="tile-foot">
        <span className={`sla-chip sla-${state}`}>
          {state === 'none' ? null : <SlaIcon state={state} />}
          {note}
        </span>
      </span>
    </>
  );
  return to ? (
    <Link to="/desk" search={to} className="tile card" data-state={state} data-testid={`tile-${id}`}>{body}</Link>
  ) : (
    <div className="tile card" data-state={state} data-testid={`tile-${id}`}>{body}</div>
  );
}
