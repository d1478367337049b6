import type {Json} from '../../hash/canonical-json.ts';
import type {Belongs} from '../../pack/belongs.ts';
import type {PixelProof} from '../../redaction/redact-picture.ts';
import type {RedactedWords, WordProof} from '../../redaction/redact-words.ts';
import type {ProofFile, RedactedPart, Redaction} from '../../redaction/redaction.ts';
import {madeBy, rect} from './records.ts';
import {
  anything,
  counting,
  hash,
  listOf,
  moment,
  natural,
  objectOf,
  oneOf,
  type Shape,
  salt,
  text,
  uuid,
} from './shape.ts';

const proofFile = objectOf<ProofFile>({path: text, bytes: natural, sha256: hash});

const redactedPart = objectOf<RedactedPart>(
  {
    ...{path: text, mediaType: text, bytes: natural, sha256: hash, width: natural, height: natural, derivedFrom: hash},
    role: oneOf('redacted'),
    how: oneOf('redacted'),
    rects: listOf(rect),
    proof: proofFile,
    // A copy has none of its own.
    pixels: anything as Shape<NonNullable<RedactedPart['pixels']>>,
    words: anything as Shape<NonNullable<RedactedPart['words']>>,
  },
  ...(['width', 'height', 'proof', 'pixels', 'words'] as const),
);

export const redactionShape = objectOf<Redaction>({
  v: oneOf(1),
  kind: oneOf('redaction'),
  id: uuid,
  caseId: uuid,
  salt,
  exhibitId: uuid,
  exhibitDigest: hash,
  number: counting,
  madeAt: moment,
  madeBy,
  deviceKeyId: hash,
  saysWhy: text,
  parts: listOf(redactedPart),
  shown: listOf(text),
});

export const redactedWordsShape = objectOf<RedactedWords>({
  v: oneOf(1),
  kind: oneOf('redactedWords'),
  exhibitId: uuid,
  redactedFrom: hash,
  removed: listOf(text),
  record: anything as Shape<Json>,
});

export const pixelProofShape = objectOf<PixelProof>({
  v: oneOf(1),
  kind: oneOf('pixelProof'),
  of: hash,
  leaves: listOf(text),
});

export const wordProofShape = objectOf<WordProof>({
  v: oneOf(1),
  kind: oneOf('wordProof'),
  of: hash,
  leaves: listOf(text),
});

export const belongsShape = listOf(
  objectOf<Belongs>({
    ...{seal: text, list: text, signature: text, key: text, size: counting},
    exhibits: listOf(objectOf<Belongs['exhibits'][number]>({record: hash, index: natural, proof: listOf(hash)})),
  }),
);
