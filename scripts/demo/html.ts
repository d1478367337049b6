/** Text as it may stand in HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);
}

/** A whole page. `body` and `head` are HTML already. */
export function pageHtml({title, lang = 'en', head, body}: {title: string; lang?: string; head: string; body: string}) {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="/picture/icon.svg">
${head}
</head>
<body>
${body}
</body>
</html>`;
}
