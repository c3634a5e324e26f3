/** What a tile is measured against: the promises a desk of this size makes to itself. */
export const boardTargets = {
  /** Customers waiting at the same time. */
  waiting: 5,
  longestWaitSeconds: 120,
  /** Share of the promises due today that were kept. */
  met: 0.9,
  /** Open tickets one agent can hold. */
  agentCap: 30,
};
