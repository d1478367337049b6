import {beforeAll, describe, expect, it} from 'vitest';
import bring from '../../../src/_locales/en/bring.json' with {type: 'json'};
import checked from '../../../src/_locales/en/checked.json' with {type: 'json'};
import common from '../../../src/_locales/en/common.json' with {type: 'json'};
import diary from '../../../src/_locales/en/diary.json' with {type: 'json'};
import report from '../../../src/_locales/en/report.json' with {type: 'json'};
import verify from '../../../src/_locales/en/verify.json' with {type: 'json'};
import type {PackInput} from '../../../src/core/pack/pack-input.ts';
import {writePack} from '../../../src/core/pack/write-pack.ts';
import {reportMaker} from '../../../src/core/report/report-maker.ts';
import {sayFrom} from '../../../src/core/words.ts';
import {fixedKey, verifyHtml} from '../pack/a-case.ts';
import {MemorySink} from '../pack/memory-sink.ts';
import {drawnCase, MASKS} from '../redaction/lies.ts';
import {type Masks, redactedInput, redactIn} from '../redaction/redacted-case.ts';
import {TamperedPack} from '../verify/tamper.ts';

const say = sayFrom({...bring, ...checked, ...common, ...diary, ...report, ...verify});

async function packed(masks: Masks): Promise<{pack: TamperedPack; html: string; input: PackInput}> {
  const {file, packed: exhibit} = drawnCase(fixedKey());
  const input = {...(await redactedInput(file, [redactIn(file, exhibit, masks)])), say};
  const sink = new MemorySink();
  const result = await writePack(input, {report: reportMaker, verifyHtml}, sink);
  if (!result.ok) throw new Error(result.error.detail);
  const pack = await TamperedPack.of(sink.bytes);
  return {pack, html: pack.text('data/report/report.html'), input};
}

describe('the report of an exhibit with places hidden', () => {
  let made: Awaited<ReturnType<typeof packed>>;
  beforeAll(async () => {
    made = await packed(MASKS);
  });

  it('shows what is left with a block in place of what is hidden, and says so', () => {
    expect(made.html).toContain('Rita lives at [hidden] come by');
    expect(made.html).toContain(say('report_hiddenHere'));
    expect(made.html).toContain(say('report_hiddenProved'));
    expect(made.html).toContain(say('report_hiddenPicture'));
    expect(made.html).toContain(say('report_howWordsHidden'));
    expect(made.html).toContain(say('report_wordsLeft'));
    expect(made.html).not.toContain(say('report_words'));
    expect(made.html).toContain('redaction-1/item-1.png');
    expect(made.html.split(say('report_withheldPart')).length).toBeGreaterThan(3);
  });

  it('holds nothing of it, and neither does any other file for people', () => {
    for (const [path, bytes] of made.pack.files) {
      const text = new TextDecoder('latin1').decode(bytes);
      for (const word of ['Mill', 'Lane', 'four']) expect(text.includes(word), `${word} in ${path}`).toBe(false);
    }
  });

  it('is a pack that its own checker finds good', async () => {
    expect((await made.pack.verify()).outcome).toBe('verified');
  });

  it('says that the words are hidden where they are not shown at all', async () => {
    const {html} = await packed({rects: MASKS.rects ?? []});
    expect(html).toContain(say('report_keeperHid'));
    expect(html).not.toContain('Rita');
  });
});
