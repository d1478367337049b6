// Prints the SHA-256 of a pack that is made from the same things in every run.
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import {fixedKey, TestCase} from './a-case.ts';
import {packBytes} from './memory-sink.ts';

const kept = new TestCase(fixedKey());
kept.addExhibit('first');
console.log(sha256Hex((await packBytes(await kept.packInput())).zip));
