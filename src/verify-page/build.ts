import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import type {Plugin, UserConfig} from 'vite';
import words from '../_locales/en/verify.json' with {type: 'json'};

const STYLES = ['src/pages/shared/theme.css', 'src/verify-page/verify-page.css'];

/**
 * Builds the offline checker: `dist/verify-page/verify.html`, one file with its script and style inside, both allowed
 * by hash and nothing else allowed at all. The same sources give the same bytes.
 */
export function verifyPageConfig(root: string): UserConfig {
  return {
    publicDir: false,
    plugins: [oneFile(root)],
    build: {
      outDir: resolve(root, 'dist/verify-page'),
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      lib: {
        entry: resolve(root, 'src/verify-page/verify-page.ts'),
        formats: ['iife'],
        name: 'holdfastVerify',
        fileName: () => 'verify.js',
      },
    },
  };
}

function oneFile(root: string): Plugin {
  return {
    name: 'holdfast-one-file',
    generateBundle(_options, bundle) {
      const chunk = Object.values(bundle).find((file) => file.type === 'chunk');
      if (chunk?.type !== 'chunk') throw new Error('the checker page has no script');
      const style = STYLES.map((path) => readFileSync(resolve(root, path), 'utf8')).join('\n');
      const template = readFileSync(resolve(root, 'src/verify-page/index.html'), 'utf8');
      for (const name of Object.keys(bundle)) delete bundle[name];
      this.emitFile({type: 'asset', fileName: 'verify.html', source: fill(template, chunk.code.trim(), style.trim())});
    },
  };
}

/** Puts script, style, hashes and words into the page. */
function fill(template: string, code: string, style: string): string {
  // Inside a page these would end the script, or begin a comment in it; in JavaScript they mean the same with `\`.
  const script = code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  if (/<\/style/i.test(style)) throw new Error('the style would end early');
  const values: Record<string, string> = {
    SCRIPT_HASH: sourceHash(script),
    STYLE_HASH: sourceHash(style),
    SCRIPT: script,
    STYLE: style,
  };
  return template.replace(
    /%(\w+)%|\/\*(SCRIPT|STYLE)\*\//g,
    (_, name = '', place = '') => values[name || place] ?? escaped(wordsFor(name)),
  );
}

function sourceHash(source: string): string {
  return `sha256-${createHash('sha256').update(source, 'utf8').digest('base64')}`;
}

function wordsFor(name: string): string {
  const found = (words as Record<string, {message: string}>)[name];
  if (!found) throw new Error(`no message named ${name}`);
  return found.message;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
