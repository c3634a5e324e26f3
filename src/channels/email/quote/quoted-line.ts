import type { BlockField } from './header-labels.js';

/**
 * What the markup says about a line: `quote` old text, `header` the "On … wrote:" line, `signature`, `cut` everything
 * from here on is old. Plain text has no marks but those of `>`.
 */
export type LineMark = '' | 'quote' | 'header' | 'signature' | 'cut';

/** One line of shown text; `at` is where it begins in the markup, or -1 in plain text. */
export interface TextLine {
  text: string;
  mark: LineMark;
  at: number;
  /** Memo of the label reader, which looks at a line from several places. */
  field?: BlockField | null;
}
