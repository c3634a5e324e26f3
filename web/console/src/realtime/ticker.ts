/** The one 1 s ticker of the console; it sleeps in hidden tabs and beats at once on return. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function beat(): void {
  for (const listener of listeners) listener();
}

function adjust(): void {
  const wanted = listeners.size > 0 && document.visibilityState === 'visible';
  if (wanted && timer === undefined) {
    timer = setInterval(beat, 1000);
    beat();
  } else if (!wanted && timer !== undefined) {
    clearInterval(timer);
    timer = undefined;
  }
}

let listening = false;

export function onTick(listener: () => void): () => void {
  if (!listening) {
    listening = true;
    document.addEventListener('visibilitychange', adjust);
  }
  listeners.add(listener);
  adjust();
  return () => {
    listeners.delete(listener);
    adjust();
  };
}
