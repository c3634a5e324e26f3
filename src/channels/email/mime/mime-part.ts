import type { RawHeader } from './split-headers.js';

/** One node of the MIME tree. `body` is still transfer-encoded; leaves are decoded on demand. */
export interface MimePart {
  headers: RawHeader[];
  type: string;
  parameters: Map<string, string>;
  disposition: string;
  dispositionParameters: Map<string, string>;
  encoding: string | undefined;
  contentId: string | null;
  body: Buffer;
  children: MimePart[];
}
