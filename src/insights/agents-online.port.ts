/** Who has a console open; realtime knows, and stands beside this module, so the application connects the two. */
export abstract class AgentsOnline {
  abstract ids(): string[];
}
