/** What an operator can do something about: the message says what failed and what to do next.
 *  Everything else that goes wrong in here keeps its own error class. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}
