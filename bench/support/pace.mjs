/** Runs `work(lane, n)` over and over in `lanes` lanes for `seconds`; answers how many a second, and each one's milliseconds. */
export async function keepBusy({ lanes, seconds, work }) {
  const began = performance.now();
  const until = began + seconds * 1000;
  const times = [];
  let n = 0;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (performance.now() < until) {
        const start = performance.now();
        await work(lane, n++);
        times.push(performance.now() - start);
      }
    }),
  );
  return { perSecond: times.length / ((performance.now() - began) / 1000), count: times.length, times };
}
