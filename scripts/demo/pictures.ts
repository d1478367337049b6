import {type Account, CAST} from './cast.ts';

type Scene = 'shelf' | 'frost' | 'rack' | 'wheel';

const SCENES: Record<Scene, () => string> = {shelf, frost, rack, wheel};

/** SVG for `/picture/<name>.svg`: a scene, a portrait (`portrait-june`), an emoji (`emoji-1f440`), the icon. */
export function pictureSvg(name: string): string | undefined {
  if (name === 'icon') return svg(32, 32, '<circle cx="16" cy="16" r="14" fill="#5b7c99"/>');
  if (name.startsWith('emoji-')) return emoji(name.slice('emoji-'.length));
  const account = Object.entries(CAST).find(([key]) => name === `portrait-${key}`)?.[1];
  if (account) return portrait(account);
  return Object.hasOwn(SCENES, name) ? SCENES[name as Scene]() : undefined;
}

function svg(width: number, height: number, inner: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inner}</svg>`;
}

function emoji(code: string): string | undefined {
  const points = code.split('-').map((hex) => Number.parseInt(hex, 16));
  if (points.length === 0 || points.some((point) => !(point > 0 && point <= 0x10_ffff))) return undefined;
  const letters = String.fromCodePoint(...points);
  return svg(
    72,
    72,
    `<text x="36" y="58" font-size="58" text-anchor="middle" font-family="Noto Color Emoji">${letters}</text>`,
  );
}

function portrait({hue, face}: Account): string {
  const ground = `hsl(${hue} 45% 82%)`;
  const deep = `hsl(${hue} 42% 38%)`;
  const mid = `hsl(${hue} 48% 58%)`;
  const marks: Record<Account['face'], string> = {
    round: `<circle cx="48" cy="40" r="17" fill="${deep}"/><ellipse cx="48" cy="88" rx="31" ry="26" fill="${mid}"/>`,
    leaf: `<path d="M48 10C76 28 78 64 48 88C18 64 20 28 48 10Z" fill="${mid}"/><path d="M48 18V88" stroke="${deep}" stroke-width="4"/>`,
    wave: `<path d="M0 58Q24 34 48 58T96 58V96H0Z" fill="${deep}"/><path d="M0 72Q24 50 48 72T96 72V96H0Z" fill="${mid}"/><circle cx="68" cy="26" r="11" fill="#fff8e0"/>`,
    hill: `<path d="M0 96L34 38L58 70L72 52L96 96Z" fill="${deep}"/><circle cx="70" cy="26" r="10" fill="${mid}"/>`,
    stripe: `<path d="M-8 30L104 6V26L-8 50ZM-8 66L104 42V62L-8 86Z" fill="${mid}"/><path d="M-8 100L104 76V96L-8 120Z" fill="${deep}"/>`,
  };
  return svg(96, 96, `<rect width="96" height="96" fill="${ground}"/>${marks[face]}`);
}

function shelf(): string {
  const pots = Array.from({length: 11}, (_, index) => {
    const row = index < 6 ? 0 : 1;
    const x = 70 + (index - row * 6) * (row ? 112 : 94);
    const tall = 62 + ((index * 37) % 40);
    const foot = row ? 372 : 196;
    const tone = `hsl(${168 + ((index * 23) % 60)} ${34 + ((index * 11) % 20)}% ${38 + ((index * 7) % 26)}%)`;
    return `<path d="M${x - 22} ${foot}q-14 -${tall / 2} 4 -${tall}h36q18 ${tall / 2} 4 ${tall}z" fill="${tone}"/>
      <ellipse cx="${x}" cy="${foot - tall}" rx="18" ry="5" fill="hsl(180 20% 22%)"/>
      <path d="M${x - 13} ${foot - tall + 14}q-6 ${tall / 3} 0 ${tall / 2}" stroke="#fff" stroke-opacity=".45" stroke-width="5" fill="none" stroke-linecap="round"/>`;
  }).join('');
  return svg(
    680,
    420,
    `<defs><linearGradient id="w" x2="0" y2="1"><stop stop-color="#f3eadb"/><stop offset="1" stop-color="#dccbb0"/></linearGradient></defs>
     <rect width="680" height="420" fill="url(#w)"/><rect x="560" y="24" width="96" height="150" fill="#cfe3ea" stroke="#fff" stroke-width="8"/>
     <path d="M608 24v150M560 96h96" stroke="#fff" stroke-width="5"/>
     <rect y="196" width="680" height="14" fill="#9b7650"/><rect y="372" width="680" height="16" fill="#8a6744"/>${pots}`,
  );
}

function frost(): string {
  const crystals = Array.from({length: 60}, (_, index) => {
    const [x, y] = [(index * 127) % 680, 250 + ((index * 71) % 160)];
    return `<path d="M${x} ${y}l5 -9l5 9m-10 -6h10" stroke="#f4fbff" stroke-width="1.6" fill="none" opacity=".8"/>`;
  }).join('');
  return svg(
    680,
    420,
    `<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="#8fa7c7"/><stop offset=".6" stop-color="#f0c9c4"/></linearGradient></defs>
     <rect width="680" height="420" fill="url(#s)"/><circle cx="470" cy="190" r="44" fill="#ffe0d0"/>
     <path d="M0 260Q170 160 330 240T680 210V420H0Z" fill="#a9c0bb"/><path d="M0 320Q220 230 420 310T680 290V420H0Z" fill="#7d9d92"/>${crystals}`,
  );
}

function rack(): string {
  const bicycles = Array.from({length: 4}, (_, index) => {
    const x = 90 + index * 150;
    const tone = `hsl(${(index * 97 + 150) % 360} 40% 40%)`;
    return `<g fill="none" stroke-width="6" stroke="#22252b"><circle cx="${x}" cy="330" r="42"/><circle cx="${x + 96}" cy="330" r="42"/></g>
      <path d="M${x} 330L${x + 34} 258H${x + 78}L${x + 96} 330M${x + 34} 258L${x + 50} 330L${x + 78} 258M${x + 72} 244h24" stroke="${tone}" stroke-width="7" fill="none" stroke-linejoin="round"/>`;
  }).join('');
  return svg(
    680,
    420,
    `<defs><radialGradient id="l" cx=".75" cy=".15" r=".9"><stop stop-color="#ffd998"/><stop offset=".5" stop-color="#6b6f8c"/><stop offset="1" stop-color="#2c3048"/></radialGradient></defs>
     <rect width="680" height="420" fill="url(#l)"/><path d="M516 420V70h-30" stroke="#1c1f2b" stroke-width="8" fill="none"/><ellipse cx="476" cy="74" rx="26" ry="9" fill="#fff2cf"/>
     <path d="M30 372h640M60 372v-70M210 372v-70M360 372v-70M510 372v-70M640 372v-70" stroke="#8c93a8" stroke-width="5"/>${bicycles}`,
  );
}

function wheel(): string {
  const rings = Array.from(
    {length: 7},
    (_, index) =>
      `<circle cx="340" cy="210" r="${46 + index * 13}" fill="none" stroke="#7a5a3c" stroke-opacity="${0.5 - index * 0.05}" stroke-width="3"/>`,
  ).join('');
  return svg(
    680,
    420,
    `<rect width="680" height="420" fill="#e7dccb"/><circle cx="340" cy="210" r="184" fill="#59626b"/><circle cx="340" cy="210" r="170" fill="#6f7a84"/>
     <circle cx="340" cy="210" r="132" fill="#b28a63"/><circle cx="340" cy="210" r="96" fill="#8d6744"/>${rings}
     <path d="M120 360q70 -40 120 -20M560 60q-60 40 -100 36" stroke="#c99b7c" stroke-width="34" stroke-linecap="round" fill="none"/>`,
  );
}
