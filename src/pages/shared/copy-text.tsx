import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {Icon} from './icon.tsx';
import {say} from './words.ts';

type Props = {
  /** What is copied, whole and unbroken. */
  text: string;
  /** What it is, for those who hear it: "SHA-256". */
  label: string;
  /** Characters in each group that is shown. */
  group?: number;
};

/** A hash or fingerprint in groups that can be read out, copied whole by one click. */
export function CopyText({text, label, group = 4}: Props): JSX.Element {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 4000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <span class="copy">
      <code class="copy__text mono" dir="ltr">
        {groupsOf(text, group).map((piece, index) => (
          <span key={index}>{piece}</span>
        ))}
      </code>
      <button
        type="button"
        class="button button--plain button--small"
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        <Icon name={copied ? 'done' : 'copy'} />
        <span>{copied ? say('common_copied') : say('common_copy')}</span>
        <span class="only-read">{label}</span>
      </button>
      <span class="only-read" role="status">
        {copied ? say('common_copied') : ''}
      </span>
    </span>
  );
}

/** A text in pieces of `size` characters. */
export function groupsOf(text: string, size: number): string[] {
  return text.match(new RegExp(`.{1,${size}}`, 'gs')) ?? [];
}
