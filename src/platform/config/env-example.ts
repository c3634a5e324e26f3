import { environmentSchema } from './config.schema.js';

/** Text of `.env.example`, generated from the schema so that it cannot go stale (a test compares them). */
export function renderEnvExample(): string {
  const lines = ['# Every variable Deskbell reads. All are optional; the values shown are the defaults.', ''];
  for (const [name, schema] of Object.entries(environmentSchema.shape)) {
    const fallback = schema.safeParse(undefined);
    const value = fallback.success && fallback.data !== undefined ? String(fallback.data) : '';
    lines.push(`# ${schema.description ?? ''}`, `# ${name}=${value}`, '');
  }
  return lines.join('\n');
}
