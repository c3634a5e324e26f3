/** Rule P11: whatever breaks a limit is cut there and still gives a ticket, with a warning. */
export const mimeLimits = {
  depth: 100,
  parts: 1000,
  headerBytes: 2 * 1024 * 1024,
  addresses: 1000,
  textChars: 25 * 1024 * 1024,
  encodedWordChars: 64 * 1024,
  messageIds: 50,
} as const;
