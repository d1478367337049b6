/** What a line of WhatsApp's says by itself: nobody wrote it. */
export type OwnWords = 'system' | 'call' | 'deleted' | 'omitted';

// The sentences of WhatsApp's own in the languages that are most spoken by its users, shortened to what never changes.
// Only whole sentences of this kind are told apart: a message that merely begins alike stays a message.
const SYSTEM =
  /(end-to-end (encrypted|verschlüsselt)|Ende-zu-Ende-verschlüsselt|cifrad[oa]s? de extremo a extremo|chiffrés de bout en bout|crittografati end-to-end|criptografia de ponta a ponta|encriptadas? de ponta a ponta|end-to-end versleuteld|szyfrowane end-to-end|сквозным шифрованием|наскрізним шифруванням|uçtan uca şifreli|مشفرة تمامًا بين الطرفين|تشفير تام|एंड-टू-एंड एन्क्रिप्ट|端到端加密|端對端加密|エンドツーエンド|종단간 암호화|criptate integral|terenkripsi secara end-to-end|end-to-end-krypter|totalsträckskrypter)/i;
const GROUP =
  /^[^:]{0,120}(\b(created (this )?group|added you|joined using|left$|was added$|were added$|changed (the subject|this group's|the group|their phone number|to \+)|security code (with .{1,60} )?changed|turned (on|off) disappearing|blocked this contact|unblocked this contact|pinned a message|hat die Gruppe|hat .{1,60} hinzugefügt|hat die Gruppe verlassen|Sicherheitsnummer .{0,60}geändert|creó el grupo|añadió a|salió del grupo|a créé le groupe|a ajouté|a quitté|ha creato il gruppo|ha aggiunto|è uscito|criou o grupo|adicionou|saiu$)\b)/iu;
const DELETED =
  /^(This message was deleted|You deleted this message|This message was deleted by admin.{0,80}|Diese Nachricht wurde gelöscht|Du hast diese Nachricht gelöscht|Se eliminó este mensaje|Este mensaje fue eliminado|Eliminaste este mensaje|Ce message a été supprimé|Vous avez supprimé ce message|Questo messaggio è stato eliminato|Hai eliminato questo messaggio|Mensagem apagada|Esta mensagem foi apagada|Você apagou esta mensagem|Dit bericht is verwijderd|U hebt dit bericht verwijderd|Ta wiadomość została usunięta|Usunięto wiadomość|Данное сообщение удалено|Вы удалили данное сообщение|Bu mesaj silindi|Bu mesajı sildiniz|تم حذف هذه الرسالة|لقد حذفت هذه الرسالة|यह मैसेज मिटा दिया गया है|此消息已删除|此訊息已刪除|このメッセージは削除されました|삭제된 메시지입니다)\.?$/iu;
const CALL =
  /^(Missed (group )?(voice|video) call|(Voice|Video) call|Silenced (voice|video) call|Verpasster? (Sprach|Video)anruf|Llamada perdida|Videollamada perdida|Appel (vocal|vidéo) manqué|Chiamata (vocale|video) persa|(Ligação|Chamada) (de voz|de vídeo) perdida|Gemiste (spraak|video)oproep|Nieodebrane połączenie|Пропущенный (аудио|видео)звонок|Cevapsız (sesli|görüntülü) arama|مكالمة (صوتية|فيديو) فائتة|मिस्ड (वॉइस|वीडियो) कॉल|未接(语音|視訊|语音通话|视频通话))[^\n]{0,60}$/iu;
const OMITTED_ANGLED =
  /^<(Media omitted|Media weggelassen|Medien ausgeschlossen|Multimedia omitido|Archivo omitido|Médias? omis|Fichier omis|Média omis|Media omessi|Media esclusi|Mídia omitida|Mídia oculta|Arquivo de mídia oculto|Ficheiro não revelado|Multimédia oculta|Media weggelaten|Pominięto multimedia|pominięto multimedia|Файл пропущен|Без медиафайлов|Медіа пропущено|Medya dahil edilmedi|تم استبعاد الوسائط|تم إهمال الوسائط|मीडिया छोड़ा गया|मीडिया के बिना|মিডিয়া বাদ দেওয়া হয়েছে|ਮੀਡੀਆ ਛੱਡਿਆ ਗਿਆ|میڈیا شامل نہیں|رسانه حذف شد|Media tidak disertakan|Fișier media omis|Media omise|Hiányzó médiafájl|Média kihagyva|Média vynechány|Médiá vynechané|Medier udeladt|Mediefil udeladt|Uten vedlegg|Media utelatt|Utan media|Media utelämnat|Media jätettiin pois|省略多媒体文件|省略多媒體檔案|媒体文件已省略|已略去媒體檔案|メディアは含まれていません|미디어 파일을 제외한|미디어 생략됨|View once voice message omitted|Video note omitted)[^>\n]{0,40}>$/iu;
// iOS marks its own words by U+200E, so that looser wording is enough there.
const OMITTED_MARKED =
  /^(image|video|audio|sticker|GIF|document|video note|contact card|.{0,200}\bdocument) omitted$|^(Bild|Video|Audio|Sticker|GIF|Dokument|Kontaktkarte) weggelassen$|^(imagen|video|audio|sticker|GIF|documento|Tarjeta de contacto) omitid[oa]$|^(image|vidéo|audio|sticker|GIF|document|fiche contact) (absente?|omise?)$|^(immagine|video|audio|sticker|GIF|documento|scheda contatto) omess[oai]$|^(imagem|vídeo|áudio|figurinha|GIF|documento|cartão do contato) (ocult|omitid)[oa]$|^(afbeelding|video|audio|sticker|GIF|document) weggelaten$|^(obraz|wideo|audio|naklejka|GIF|dokument) pominięto$|^(изображение|видео|аудио|стикер|GIF|документ) (отсутствует|опущено|пропущено)$|^(görüntü|video|ses|çıkartma|GIF|belge) dahil edilmedi$|^تم استبعاد (الصورة|الفيديو|الصوت|الملصق|المستند)/iu;

/**
 * Which of WhatsApp's own sentences a text is, if any. `marked` is a text that begins with U+200E, as WhatsApp for iOS
 * puts before its own words. A sender can type that character too: the mark alone makes nothing a system line.
 */
export function ownWords(text: string, marked: boolean, hasSender: boolean): OwnWords | undefined {
  const line = text.trim();
  if (line.length > 400) return undefined;
  if (OMITTED_ANGLED.test(line) || (marked && OMITTED_MARKED.test(line))) return 'omitted';
  if (DELETED.test(line)) return 'deleted';
  if ((marked || !hasSender) && CALL.test(line)) return 'call';
  if (!hasSender || (marked && (SYSTEM.test(line) || GROUP.test(line)))) return 'system';
  return undefined;
}

/** A sentence that WhatsApp for Android writes without a sender, though a colon may stand in it. */
export function isSystemSentence(text: string): boolean {
  return SYSTEM.test(text) || GROUP.test(text);
}

/** The name of a file that the line says is attached, and the words besides; undefined for none. */
export function attachedName(line: string): {name: string; rest: string} | undefined {
  // A line that names a file is short; a long one is somebody's words.
  if (line.length > 1000) return undefined;
  const text = line.replace(/[\u200e\u200f]/g, '');
  // iOS, in every language: `<attached: 00000012-PHOTO-2024-05-07-21-15-03.jpg>`
  const angled = /^(.*?)<[^:<>\n]{1,40}[::] ?([^<>:*?"|\n]{1,200}\.[\p{L}\p{N}]{1,10})>\s*$/u.exec(text);
  if (angled) return {name: angled[2] ?? '', rest: (angled[1] ?? '').trim()};
  // Android, in every language: `IMG-20240507-WA0003.jpg (file attached)`
  const named = /^([^\n<>:*?"|/\\]{1,200}\.[\p{L}\p{N}]{1,10}) \([^()\n]{3,40}\)\s*$/u.exec(text);
  return named ? {name: named[1] ?? '', rest: ''} : undefined;
}
