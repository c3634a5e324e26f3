export type WriteMode = 'reply' | 'note';

/** CC2: a draft belongs to one agent, one ticket and one mode; nothing else may ever read it. */
export const draftKey = (agentId: string, ticketId: string, mode: WriteMode): string => `deskbell.draft.${agentId}.${ticketId}.${mode}`;
