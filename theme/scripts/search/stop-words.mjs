// Words that carry little of a question.
export const listed = text => text.trim().split(/\s+/);
// Those of German, French, Spanish, Italian, Dutch, Polish and Arabic that are no English words, not even shortened to stems, as
// "comment" and "pour" are.
const elsewhere = `
  auf aus bei beim bitte das dein deine dem der des ein eine einem einen einer es habe haben ich ihr ihre ist kann kein keine
  mein meine meinem meinen meiner mich mir mit muss nach nicht noch oder schon sie sind soll uns und vom von wann warum was wer
  werden wie wir wo wurde zu zum zur dauert lange viele wohin wem wen wessen
  au aux avec ce ces cette dans de du elle elles est et etre faut il ils je la le les mes ne nos notre nous pas quand que qui
  ses sont suis sur un une vos votre vous combien ou puis peut
  al como cual cuando cuanto cuantos del donde el es esta las los mi mis necesito nuestro puedo quien quiero su sus tengo y
  alla che chi cosa dei della delle devo gli ho mio mia posso quando quanto sono voglio
  bij een heb het ik kan mijn moet onze uw waar wanneer wat welke wij zijn
  czy dla gdzie ile jak kiedy kto ktory moge na nie przez sie
  اريد ان انا او اين تي ثم ذي علي عن عند عندما في قد كان كانت كل كم كيف لا لدي لم لماذا لن له لها لي ما متي مع من نحن هذا هذه هل
  هو هي يريد الي`;
// Stop words, which people put around what they look for, and words of little weight.
export const around = new Set(listed(`
  a about again all also am an and any anyone are as ask at be because been bloke bloody but by can chap could damn dear did do
  does effing for from fucking gentleman get gets give had has have he hello her heres hers hes hi his how hows i if im in
  instead into is it its ive just lady madam me mean means mr mrs ms much my of on one or our ours please pls plz regards said
  say says she shes should sir so some somebody someone tell than that thats the their theirs them there theres they theyd
  theyll theyre theyve this those to until us very was we were weve what whats when where wheres whether which who whoever whom
  whos whose why will with would you youd youll your youre youve
  ${elsewhere}`));
export const light = new Set(listed(`
  able actually after ago always another anybody anything away back bad before being between big call called came cannot come
  comes coming count counts day days during each else even ever every everything few first going good got happen happened
  happens hear here inside keep keeping keeps kept know last left less let like long look looking lot made make makes many may
  might more most must near need needs new next nobody not nothing now number off old only other out outside over own people
  person put quite really right same see seem seems shall something still sure take taken takes team thing things think time
  times today tomorrow too took try trying under up use used using want wanted wants way week weeks went while whole without
  work wrong yesterday yet`));

// Pairs of characters of scripts without blanks that carry as little: a Japanese particle or ending with what stands beside it,
// and what is asked with.
const particles = "をはがにのとでもへか", noKana = "[^\\u3041-\\u309f]", askedWith = "何么吗呢谁哪怎请";
const weakPairs = listed(`
  する して した しま ます ませ まし せん ある いる ない です でし たい たく くだ ださ さい から まで より など って とは には では れる られ ため どう うや やっ
  って どの のく くら らい いつ どこ だれ なに いく すか すれ れば よう うに にす るに るの のは ので まず ても んで かか かり りま かる きま`);
const isWeakPair = new RegExp(
  `^(?:[${particles}]${noKana}|${noKana}[${particles}しすさ]|[${askedWith}].|.[${askedWith}]|${weakPairs.join("|")})$`, "u");
export const isSmallWord = word => around.has(word) || isWeakPair.test(word);
