// What Arabic writes together with a word, of words as fold() leaves them. The rules are those of Light10 (Larkey, Ballesteros
// and Connell, 2007), with "my", "your" and "our".

export const isArabic = text => /\p{sc=Arab}/u.test(text);

// The article, alone or behind and, so, with, as, for.
const article = /^[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=..)/;
export const withoutArticle = word => word.replace(article, "");

const and = /^\u0648(?=...)/;
// Plurals, the feminine, and whose it is: ها ان ات ون ين يه ه ي, and with ت before it ي ك كم نا ه ها هم.
const endings = new RegExp("(?<=..)(?:\u0647\u0627|\u0627\u0646|\u0627\u062a|\u0648\u0646|\u064a\u0646|\u064a\u0647|\u0647|\u064a"
  + "|\u062a(?:\u064a|\u0643\u0645?|\u0646\u0627|\u0647[\u0627\u0645]?)){1,2}$");
export const arabicStem = word => word.replace(and, "").replace(endings, "");
