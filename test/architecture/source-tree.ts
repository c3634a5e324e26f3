import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');

export interface SourceFile {
  /** Path from the repository's root, with forward slashes. */
  file: string;
  text: string;
  lines: number;
  /** Relative imports, resolved to repository paths. `type` ones cost nothing at run time. */
  imports: { file: string; typeOnly: boolean }[];
}

const IMPORT = /^\s*(?:import|export)\s+(type\s+)?[^;'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]/gm;

/** Every TypeScript file under `folders`, with its imports; specs and declarations included only when asked for. */
export function readSources(folders: string[], { specs = false } = {}): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && (specs || !/\.spec\.tsx?$/.test(entry.name)))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
      .map(readSource));
}

function readSource(file: string): SourceFile {
  const text = readFileSync(path.join(root, file), 'utf8');
  const imports = [...text.matchAll(IMPORT)].flatMap((match) => {
    const target = match[2] ?? match[3]!;
    if (!target.startsWith('.')) return [];
    const resolved = path.posix.join(path.posix.dirname(file), target).replace(/\.js$/, '.ts');
    return [{ file: resolved, typeOnly: match[1] !== undefined }];
  });
  return { file, text, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0), imports };
}

/** `src/tickets/x.ts` → `tickets`; files directly under src compose the application and belong to no module. */
export const moduleOf = (file: string): string | null => /^src\/([^/]+)\//.exec(file)?.[1] ?? null;
