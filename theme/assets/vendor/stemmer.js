/*! stemmer 2.0.1 (the Porter stemmer), bundled and minified from index.js of the npm package "stemmer".

(The MIT License)

Copyright (c) 2014 Titus Wormer <tituswormer@gmail.com>

Permission is hereby granted, free of charge, to any person obtaining
a copy of this software and associated documentation files (the
'Software'), to deal in the Software without restriction, including
without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to
permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be
included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED 'AS IS', WITHOUT WARRANTY OF ANY KIND,
EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT.
IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT,
TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
*/
(()=>{var g=(n,e,i)=>()=>{if(i)throw i[0];try{return n&&(e=n(n=0)),e}catch(t){throw i=[t],t}};var m=(n,e)=>()=>{try{return e||n((e={exports:{}}).exports,e),e.exports}catch(i){throw e=0,i}};function u(n){let e=String(n).toLowerCase();if(e.length<3)return e;let i=!1;e.codePointAt(0)===121&&(i=!0,e="Y"+e.slice(1)),d.test(e)?e=e.slice(0,-2):S.test(e)&&(e=e.slice(0,-1));let t;return(t=R.exec(e))?c.test(t[1])&&(e=e.slice(0,-1)):(t=I.exec(e))&&f.test(t[1])&&(e=t[1],L.test(e)?e+="e":h.test(e)?e=e.slice(0,-1):r.test(e)&&(e+="e")),(t=E.exec(e))&&f.test(t[1])&&(e=t[1]+"i"),(t=C.exec(e))&&c.test(t[1])&&(e=t[1]+$[t[2]]),(t=O.exec(e))&&c.test(t[1])&&(e=t[1]+p[t[2]]),(t=Y.exec(e))?o.test(t[1])&&(e=t[1]):(t=y.exec(e))&&o.test(t[1])&&(e=t[1]),(t=b.exec(e))&&(o.test(t[1])||z.test(t[1])&&!r.test(t[1]))&&(e=t[1]),w.test(e)&&o.test(e)&&(e=e.slice(0,-1)),i&&(e="y"+e.slice(1)),e}var $,p,v,a,s,l,c,z,o,f,r,w,b,E,y,I,L,R,S,d,h,C,O,Y,x=g(()=>{$={ational:"ate",tional:"tion",enci:"ence",anci:"ance",izer:"ize",bli:"ble",alli:"al",entli:"ent",eli:"e",ousli:"ous",ization:"ize",ation:"ate",ator:"ate",alism:"al",iveness:"ive",fulness:"ful",ousness:"ous",aliti:"al",iviti:"ive",biliti:"ble",logi:"log"},p={icate:"ic",ative:"",alize:"al",iciti:"ic",ical:"ic",ful:"",ness:""},v="[^aeiou]",a="[aeiouy]",s="("+v+"[^aeiouy]*)",l="("+a+"[aeiou]*)",c=new RegExp("^"+s+"?"+l+s),z=new RegExp("^"+s+"?"+l+s+l+"?$"),o=new RegExp("^"+s+"?("+l+s+"){2,}"),f=new RegExp("^"+s+"?"+a),r=new RegExp("^"+s+a+"[^aeiouwxy]$"),w=/ll$/,b=/^(.+?)e$/,E=/^(.+?)y$/,y=/^(.+?(s|t))(ion)$/,I=/^(.+?)(ed|ing)$/,L=/(at|bl|iz)$/,R=/^(.+?)eed$/,S=/^.+?[^s]s$/,d=/^.+?(ss|i)es$/,h=/([^aeiouylsz])\1$/,C=/^(.+?)(ational|tional|enci|anci|izer|bli|alli|entli|eli|ousli|ization|ation|ator|alism|iveness|fulness|ousness|aliti|iviti|biliti|logi)$/,O=/^(.+?)(icate|ative|alize|iciti|ical|ful|ness)$/,Y=/^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$/});var k=m(()=>{x();globalThis.porterStemmer=u});k();})();
