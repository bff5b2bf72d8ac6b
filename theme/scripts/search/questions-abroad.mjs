// The same questions in German, French, Spanish, Italian, Dutch, Polish, Arabic, Japanese and Chinese, as fold() leaves them.
// Where a word is another one in English or in a second language ("comment", "come", "wie"), the words behind it decide.

const anyOf = (...patterns) => new RegExp(patterns.join("|"), "u");
// German articles and pronouns, behind which "wie" is no Dutch "who".
const behindWie = "ich|man|wir|sie|er|es|der|das|den|dem|des|ein|eine[nmrs]?|fur|im|ist|wird|sind|geht|funktioniert";

export const askedAbroad = [
  [
    anyOf("^(darf|durfen|kann|konnen) (ich|wir)\\b.*\\b(selbst|selber|allein|entscheiden|ohne)\\b",
      "^(puis-je|pouvons-nous|peut-on)\\b.*\\b(meme|seule?s?|decider|sans)\\b", "^(puedo|podemos)\\b.*\\b(decidir|sin|solo)\\b",
      "^(posso|possiamo)\\b.*\\b(decidere|senza|da solo)\\b",
      "^(mag|mogen|kan|kunnen) (ik|wij|we)\\b.*\\b(zelf|beslissen|zonder)\\b",
      "^czy (moge|mozemy)\\b.*\\b(sam|sama|sami|bez|decydowac)\\b"),
    { decision: 7, procedure: 2 },
  ],
  [
    anyOf("^wie (lange|schnell|bald)\\b", "\\bwie viele (arbeits)?(tage|wochen|stunden|minuten)\\b", "^bis wann\\b",
      "^(en |sous )?combien (de )?(temps|jours|semaines|heures)\\b", "\\bquels? (est le |sont les )?delais?\\b",
      "^(en )?cuant[oa]s? (tiempo|dias|semanas|horas|tarda)\\b", "^(in )?quant[oi] (tempo|giorni|settimane|ore|ci vuole)\\b",
      "^hoe (lang|snel)\\b", "^(binnen )?hoeveel (werk)?(dagen|weken|uur)\\b", "^(jak|przez jak) (dlugo|szybko)\\b",
      "^(w )?ile (dni|tygodni|godzin|czasu|trwa)\\b", "^كم (من )?(الوقت|يوما?|مده|يستغرق|تستغرق)(?!\\p{L})",
      "何日|何時間|どのくらい|どれくらい|いつまで", "多久|多长时间|几天"),
    { promise: 3.3 },
  ],
  [
    anyOf("\\b(offnungs|oeffnungs|sprech)zeit(en)?\\b", "^wann\\b.*\\b(offen|geoffnet|auf|zu|schliesst|geschlossen|offnet)\\b",
      "\\bhoraires?\\b", "^quand\\b.*\\b(ouvr\\w+|ouverte?s?|ferme\\w*)\\b", "\\bhorarios?\\b",
      "^(cuando|a que hora)\\b.*\\b(abr|cierr)\\w+",
      "\\borari[oi]?\\b|^quando\\b.*\\b(apr|chiud)\\w+", "\\bopeningstijden\\b|^wanneer\\b.*\\b(open|dicht|gesloten)\\b",
      "\\bgodziny otwarcia\\b", "^kiedy\\b.*\\botwart\\w+", "ساعات العمل|اوقات الدوام|^متي يفتح", "営業時間|開庁時間|受付時間|何時",
      "几点|营业时间|办公时间"),
    { "contact-point": 2.5 },
  ],
  [
    anyOf("^(was|wie ?viel) kost\\w+|^wie teuer\\b", "^combien (ca |cela )?cout\\w+", "^cuanto cuesta\\w*", "^quanto costa\\w*",
      "^(wat|hoeveel) kost\\w*", "^ile kosztuj\\w+", "^(كم|بكم) ?(يكلف|تكلف|سعر|رسوم)?(?!\\p{L})", "いくら|料金|手数料", "多少钱|费用"),
    { service: 1.5, procedure: 1.2 },
  ],
  [
    anyOf("^(an )?wen\\b", "^wem\\b", "^a qui\\b", "^a quien\\b", "^a chi\\b", "^(aan|bij|met) wie\\b",
      "^wie (kan|moet|mag) (ik|je|men)\\b",
      "^(do|z|u) (kogo|kim)\\b", "^(بمن|لمن|مع من)(?!\\p{L})", "誰に|どこに(電話|連絡|聞)", "(找|联系|问)谁"),
    { link: 1.5, "contact-point": 1.5, procedure: 1.5 },
  ],
  [anyOf("^wo(hin)?\\b", "^ou\\b", "^donde\\b", "^dove (si|e|posso|trovo|devo|sono)\\b", "^waar\\b", "^gdzie\\b",
      "^(اين|وين)(?!\\p{L})", "どこ",
    "哪里|哪儿|在哪"), { "contact-point": 2 }],
  [
    anyOf("^(wer|wessen|welches team|welche stelle)\\b", "^(qui|quel service|quelle equipe)\\b", "^(quien|quienes|que equipo)\\b",
      "^chi\\b", `^wie\\b(?!.*\\b(${behindWie})\\b)|^welk team\\b`, "^(kto|ktory zespol)\\b", "^من (هو|هي|ال|ي)",
      "誰が|だれが|どの(課|部署|係|チーム)",
      "^谁|哪个(部门|科室|团队)"),
    { link: 3.7 },
  ],
  [
    anyOf("^was (ist|sind|bedeute[tn]|heisst|versteht)\\b", "\\bbedeutung von\\b",
      "^(quest-ce|cest quoi|que (signifie|veut dire))\\b",
      "\\bveut dire\\b", "^que (es|son|significan?)\\b", "^(che )?cosa? (e|sono|significa)\\b", "^cose\\b",
      "^wat (is|zijn|betekent)\\b",
      "^co (to|oznacza|znaczy)\\b", "^ما (هو|هي|هم|معني)(?!\\p{L})|^ماذا (يعني|تعني)", "とは$|とは[?？何]|って何|何ですか|の意味",
      "什么是|是什么|什么意思"),
    { term: 2.2 },
  ],
  [
    anyOf(`^wie\\b.*\\b(${behindWie})\\b`,
      "^was (tun|mache|muss|soll|passiert|geschieht|wenn)\\b|^(kann|darf|muss|soll) (ich|man|wir)\\b",
      "^comment (je|on (?!an?\\b|the\\b)|faire|puis|peut|dois|faut|nous|se|sont|[a-z]{3,}(er|ir|re)\\b)",
      "^que (faire|dois-je|se passe)\\b", "^(puis-je|peut-on|dois-je|faut-il)\\b", "^como\\b", "^que (hago|hacer|debo|pasa)\\b",
      "^(puedo|debo|hay que)\\b",
      "^come (si|posso|possiamo|devo|faccio|fare|funziona|[a-z]{3,}[aei]re\\b)|^(che )?cosa (fare|faccio|devo|succede)\\b",
      "^(posso|devo)\\b",
      "^hoe (\\w+ )?\\w+|^wat (moet|kan|doe|te doen|als)\\b|^(kan|mag|moet) (ik|je|men|we)\\b",
      "^jak\\b|^co (robic|zrobic|mam|jesli)\\b|^czy (moge|mozna)\\b", "^(كيف|ماذا (افعل|نفعل|علي)|هل (يمكن|استطيع|يجب))",
      "どうやって|どうすれば|どのように|方法|仕方|やり方|するには|したい", "怎么|如何|怎样|怎麼|能不能|可以.*吗"),
    { procedure: 2 },
  ],
  [
    anyOf("^wann\\b", "^quand\\b", "^cuando\\b", "^quando\\b", "^wanneer\\b", "^kiedy\\b", "^متي(?!\\p{L})", "いつ", "什么时候|何时"),
    { promise: 1.6, procedure: 1.6 },
  ],
  [anyOf("\\b(ich|mein(e[mnrs]?)?|mir|mich|je|mijn|ik|moj|moje|moja)\\b"), { procedure: 1.4, service: 1.1 }],
];
