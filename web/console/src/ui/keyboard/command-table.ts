/**
 * CK1: the one list of commands. Palette, tooltips, key sheet and the key listener all read it.
 * `keys` are alternatives; `g o` is a sequence; `mod` is Ctrl or ⌘.
 */
export const commandTable = [
  { id: 'next', group: 'move', keys: ['j', 'ArrowDown'] },
  { id: 'previous', group: 'move', keys: ['k', 'ArrowUp'] },
  { id: 'open', group: 'move', keys: ['Enter', 'o'] },
  { id: 'back', group: 'move', keys: ['u', 'Escape'] },
  { id: 'pane', group: 'move', keys: ['F6'] },
  { id: 'reply', group: 'ticket', keys: ['r'] },
  { id: 'note', group: 'ticket', keys: ['n'] },
  { id: 'send', group: 'ticket', keys: ['mod+Enter'] },
  { id: 'resolve', group: 'ticket', keys: ['e'] },
  { id: 'assign', group: 'ticket', keys: ['a'] },
  { id: 'assign-me', group: 'ticket', keys: ['i'] },
  { id: 'priority', group: 'ticket', keys: ['p'] },
  { id: 'tags', group: 'ticket', keys: ['t'] },
  { id: 'status', group: 'ticket', keys: ['l'] },
  { id: 'undo', group: 'ticket', keys: ['z'] },
  { id: 'go-open', group: 'go', keys: ['g o'] },
  { id: 'go-unassigned', group: 'go', keys: ['g u'] },
  { id: 'go-mine', group: 'go', keys: ['g m'] },
  { id: 'go-board', group: 'go', keys: ['g b', 'g d'] },
  { id: 'search', group: 'go', keys: ['/', '、'] },
  { id: 'palette', group: 'go', keys: ['mod+k'] },
  { id: 'help', group: 'go', keys: ['?', '？'] },
] as const;

export type CommandId = (typeof commandTable)[number]['id'];
export type CommandGroup = (typeof commandTable)[number]['group'];
