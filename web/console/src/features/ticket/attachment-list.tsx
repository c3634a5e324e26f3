import type { Message } from '../../api/list-messages.js';
import { IconPaperclip } from '../../ui/icons.js';
import { sayBytes } from '../../ui/say-bytes.js';

export function AttachmentList({ attachments }: { attachments: Message['attachments'] }) {
  const files = attachments.filter((each) => !each.inline);
  if (files.length === 0) return null;
  return (
    <ul className="attachments">
      {files.map((file) => (
        <li key={file.id}>
          <a href={file.url} download={file.name} className="attachment" title={file.name}>
            <IconPaperclip size={14} stroke={1.6} aria-hidden />
            <span className="clip">{file.name}</span>
            <span className="muted">{sayBytes(file.size)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
