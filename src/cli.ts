#!/usr/bin/env node
import { createCommandLine } from './command-line.js';

await createCommandLine().parseAsync();
