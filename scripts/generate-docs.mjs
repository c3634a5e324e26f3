// `npm run docs:generate`: writes what is generated from the code (.env.example, docs/events.md, docs/openapi.json); tests compare.
import { writeFileSync } from 'node:fs';
import { renderEnvExample } from '../dist/platform/config/env-example.js';
import { renderEventCatalogue, renderOpenApi } from '../dist/generated-docs.js';

writeFileSync('.env.example', renderEnvExample());
writeFileSync('docs/events.md', renderEventCatalogue());
writeFileSync('docs/openapi.json', await renderOpenApi());
