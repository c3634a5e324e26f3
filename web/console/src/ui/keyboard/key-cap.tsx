const apple = /Mac|iPhone|iPad/.test(navigator.platform);
const names: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc', Enter: '⏎' };

/** A key as it stands on the keyboard: `mod+Enter` is ⌘⏎ on a Mac, Ctrl ⏎ elsewhere. */
export function KeyCap({ keys }: { keys: string }) {
  return (
    <>
      {keys.split(' ').map((part) => (
        <kbd key={part}>{capText(part)}</kbd>
      ))}
    </>
  );
}

function capText(part: string): string {
  const bare = part.replace('mod+', '');
  const cap = names[bare] ?? (bare.length === 1 ? bare.toUpperCase() : bare);
  return part.startsWith('mod+') ? (apple ? `⌘${cap}` : `Ctrl ${cap}`) : cap;
}
