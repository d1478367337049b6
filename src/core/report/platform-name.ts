const NAMES: {readonly [id: string]: string} = {
  x: 'X',
  reddit: 'Reddit',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  facebook: 'Facebook',
  instagram: 'Instagram',
  threads: 'Threads',
  youtube: 'YouTube',
  tiktok: 'TikTok',
  linkedin: 'LinkedIn',
  discord: 'Discord',
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
};

/** The platform's name as it writes itself; the id as it stands where we have no name for it. */
export function platformName(id: string): string {
  return Object.hasOwn(NAMES, id) ? (NAMES[id] ?? id) : id;
}
