/** The human-readable part of a bounce, cut before the copy of the returned mail (rule B2). */
export interface BounceText {
  report: string;
  returned: string;
}

const copyLine = /^[\s>]{0,4}(?:-{2,}[^\n]{0,8}(?:this is a copy|below this line|original (?:message|mail)|the (?:original|header|body)|message (?:header|text|follows)|unsent message|included is|returned (?:message|mail)|forwarded message|body of message|start of (?:the )?(?:original|returned)|content of|headers? of|original text)|(?:original|your|returned|unsent|the (?:original|following)) (?:message|mail|header)s?(?: headers?)? (?:follows|text|below|is|was|header|:)|----- ?(?:original|unsent|transcript of (?:the )?(?:original|message))|received: from |return-path: ?<|#{3,} ?original|message header follows|first \d+ lines of|the following (?:is|was) (?:a copy|the)|below is (?:a copy|the)|message contents follow|reporting-mta:|(?:below )?this line is (?:a copy|the)|your message (?:begins|reads)|the headers? of (?:the|your)|included below|\*{3,} ?original)/im;

/** Splits at the first line that opens the returned mail. */
export function splitBounceText(text: string): BounceText {
  const head = text.slice(0, 60_000);
  const match = copyLine.exec(head);
  // A copy announced in the first lines is the report itself speaking.
  if (!match || match.index < 40) {
    const later = match ? copyLine.exec(head.slice(match.index + match[0].length)) : null;
    if (!match || !later) return { report: head.slice(0, 20_000), returned: match ? head.slice(match.index) : '' };
    const at = match.index + match[0].length + later.index;
    return { report: head.slice(0, at), returned: head.slice(at) };
  }
  return { report: head.slice(0, match.index), returned: head.slice(match.index) };
}

const address = /[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,128}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,8}[A-Za-z]{2,24}|<[^<>\s@"]{1,64}@[^<>\s]{1,200}>/g;
const notRecipient = /^(?:mailer-?daemon|postmaster|mail-daemon|mdaemon|abuse|support|helpdesk|noc|root|nobody)@|^[^@]*(?:bounce|no-?reply)[^@]*@|\.(?:png|gif|jpg)$/i;

/** Addresses named in the report, those that open a line or stand alone first. */
export function addressesIn(report: string, exclude: ReadonlySet<string>): string[] {
  const alone: string[] = [];
  const within: string[] = [];
  for (const line of report.split('\n', 400)) {
    const found = line.slice(0, 2000).match(address);
    if (!found) continue;
    for (const raw of found) {
      const bare = raw.replace(/^[<'*=]+|[>.'*]+$/g, '');
      const key = bare.toLowerCase();
      if (exclude.has(key) || notRecipient.test(key)) continue;
      const lead = line.indexOf(raw);
      const leading = /^[\s<>"'*(:-]{0,12}(?:(?:to|recipients?|address|rcpt to|user|final-recipient: rfc822;)\s{0,3}:?\s{0,3})?$/i.test(line.slice(0, lead)) || /(?:rcpt to|recipient|to):?\s?<?$/i.test(line.slice(0, lead));
      (leading ? alone : within).push(bare);
    }
  }
  const unique = (list: string[]): string[] => [...new Map(list.map((item) => [item.toLowerCase(), item])).values()];
  return alone.length > 0 ? unique(alone) : unique(within).slice(0, 1);
}
