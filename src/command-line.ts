import { Command } from 'commander';

/** `deskbell …` for administrators. Each verb loads only what it needs: parsing a mail must not start a server. */
export function createCommandLine(): Command {
  const program = new Command('deskbell').description('Deskbell for administrators').showHelpAfterError();

  program.command('migrate').description('bring the database to this version’s schema').action(async () => (await import('./commands/migrate.js')).runMigrate());

  program
    .command('doctor')
    .description('check database, queue, log, mail and memory, and print their figures')
    .action(async () => (await import('./commands/doctor.js')).runDoctor());

  const user = program.command('user').description('people who sign in');
  user
    .command('create')
    .description('create an agent; the password is read from standard input unless --password is given')
    .requiredOption('--email <address>')
    .requiredOption('--name <name>')
    .option('--role <role>', 'administrator, supervisor, agent or auditor', 'agent')
    .option('--team <name>', 'team whose tickets he sees')
    .option('--password <password>')
    .action(async (options) => (await import('./commands/create-user.js')).runCreateUser(options));

  const inbox = program.command('inbox').description('the desk’s own addresses');
  inbox
    .command('create')
    .description('take mail for an address; the first one also brings the standard promises, escalation and survey')
    .requiredOption('--address <address>')
    .option('--name <name>', 'shown to customers as sender', 'Support')
    .option('--team <name>', 'team that sees what arrives; made if there is none of that name', 'Front desk')
    .option('--locale <zh|en>', 'language of its automatic words', 'en')
    .action(async (options) => (await import('./commands/create-inbox.js')).runCreateInbox(options));

  const mail = program.command('mail').description('mail in files');
  mail
    .command('parse')
    .argument('<paths...>', 'files or folders')
    .description('print what Deskbell reads in each mail, one JSON object a line; needs no database')
    .action(async (paths: string[]) => {
      const { runMailParse } = await import('./channels/email/parse-mail.cli.js');
      process.exitCode = await runMailParse(paths, process.stdout, process.stderr);
    });
  mail
    .command('ingest')
    .argument('<file>', 'a mail, or - for standard input')
    .option('--to <address>', 'the inbox it came for; default: the first of its recipients that is one')
    .description('take a mail in as if it had come by SMTP')
    .action(async (file: string, options: { to?: string }) => (await import('./commands/ingest-mail.js')).runIngestMail(file, options));

  const sla = program.command('sla').description('promises and their clocks');
  sla
    .command('explain')
    .requiredOption('--scenario <file>', 'a scenario, or - for standard input')
    .description('compute and explain the clocks of a scenario; needs no database')
    .action(async (options: { scenario: string }) => {
      const { runSlaExplain } = await import('./sla/explain.cli.js');
      process.exitCode = await runSlaExplain(options.scenario, { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr });
    });
  return program;
}
