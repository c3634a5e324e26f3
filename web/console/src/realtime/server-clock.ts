/** Server time minus local time, measured at sign-in and at each connect; chips count down on the server's clock (CG7). */
let offset = 0;
let bestRoundTrip = Infinity;

/** The answer was written somewhere between asking and hearing it; half the round trip is the best guess, and a short trip the best measure. */
export function measureServerClock(serverTime: string, askedAt: number, heardAt: number): void {
  const roundTrip = heardAt - askedAt;
  const server = Date.parse(serverTime);
  if (Number.isNaN(server)) return;
  const measured = server + roundTrip / 2 - heardAt;
  // A jump of the server's clock (or of ours) beats an old, better measured offset.
  if (roundTrip > bestRoundTrip && Math.abs(measured - offset) < 1000) return;
  bestRoundTrip = roundTrip;
  offset = measured;
}

export const serverNow = (): number => Date.now() + offset;
