import type { RequestHandler } from 'express';

/** The pages that the server itself shows a person: rarely seen, so without a build, a script or a font. */
export const PAGES_CSS = '/pages.css';

const css = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px;
  background: #f2f2f2; color: #1a1a1a;
  font: 400 18px/1.7 'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, system-ui, sans-serif;
}
main { width: min(100%, 640px); background: #fff; border: 1px solid #d9d9d9; border-radius: 16px; padding: 40px; }
.mark { font-weight: 700; color: #0017c1; letter-spacing: .04em; margin: 0 0 24px; }
h1 { font-size: 26px; line-height: 1.5; margin: 0 0 8px; }
h2 { font-size: 20px; line-height: 1.5; margin: 0 0 8px; }
p { margin: 0 0 8px; }
section + section { margin-top: 32px; padding-top: 32px; border-top: 1px solid #d9d9d9; }
ul { list-style: none; margin: 24px 0 0; padding: 0; display: grid; gap: 16px; }
a { color: #0017c1; text-underline-offset: 3px; }
a:hover { color: #00118f; text-decoration-thickness: 3px; }
li a {
  display: block; padding: 16px 24px; border: 1px solid #0017c1; border-radius: 12px; min-height: 44px;
}
li a b { display: block; font-size: 20px; }
li a span { color: #4d4d4d; }
a:focus-visible { outline: 4px solid #000; outline-offset: 2px; border-radius: 12px; box-shadow: 0 0 0 2px #ffd43d; background: #ffd43d; }
code { font-size: 16px; background: #f2f2f2; padding: 2px 6px; border-radius: 4px; }
@media (max-width: 480px) { main { padding: 24px; } }
`.trimStart();

export const pagesCss: RequestHandler = (_request, response) => {
  response.type('css').setHeader('Cache-Control', 'no-cache');
  response.send(css);
};

/** @param body trusted HTML: nothing that came with a request. */
const page = (title: string, body: string): string => `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} — Mado</title>
<link rel="stylesheet" href="${PAGES_CSS}">
</head>
<body>
<main>
<p class="mark">Mado 窓</p>
${body}
</main>
</body>
</html>
`;

interface Words {
  readonly title: string;
  readonly text: string;
}

const problems = {
  'link-used': {
    ja: {
      title: 'このリンクはもう使われています',
      text: 'サインイン用のリンクは1回だけ使えます。Madoの管理者に新しいリンクをもらってください。お試し版では、Madoを起動した画面で Enter キーを押すと新しいリンクが表示されます。',
    },
    en: {
      title: 'This link has already been used',
      text: 'A sign-in link works once. Ask whoever runs Mado for a new one. In the trial, press Enter in the terminal that Mado runs in.',
    },
  },
  'link-unknown': {
    ja: {
      title: 'このリンクは使えません',
      text: 'リンクが途中で切れているか、Madoが再起動して無効になりました。リンク全体を開き直すか、新しいリンクをもらってください。お試し版では、Madoを起動した画面で Enter キーを押すと新しいリンクが表示されます。',
    },
    en: {
      title: 'This link does not work',
      text: 'It was cut short, or Mado was restarted since. Open the whole link, or ask for a new one. In the trial, press Enter in the terminal that Mado runs in.',
    },
  },
  'rate-limited': {
    ja: {
      title: 'しばらくお待ちください',
      text: '試した回数が多すぎます。1分待ってから、もう一度開いてください。',
    },
    en: {
      title: 'Please wait a moment',
      text: 'That was tried too often. Wait a minute, then open the link again.',
    },
  },
  'not-built': {
    ja: {
      title: '画面の準備ができていません',
      text: 'この画面はまだ作られていません。Madoの運用担当者は npm start で起動し直してください。',
    },
    en: {
      title: 'This screen is not ready',
      text: 'This client has not been built. Whoever runs Mado starts it with npm start, which builds it.',
    },
  },
  'not-found': {
    ja: { title: 'ページが見つかりません', text: 'アドレスをご確認ください。<a href="/">最初のページへ</a>' },
    en: { title: 'Page not found', text: 'Please check the address. <a href="/">To the first page</a>' },
  },
  internal: {
    ja: { title: 'うまくいきませんでした', text: '少し待ってから、もう一度開いてください。' },
    en: { title: 'Something went wrong', text: 'Please wait a moment, then open the page again.' },
  },
} as const satisfies Record<string, { ja: Words; en: Words }>;

/** What went wrong and what to do, in Japanese and in English. */
export const problemPage = (problem: keyof typeof problems): string => {
  const { ja, en } = problems[problem];
  return page(
    ja.title,
    `<section><h1>${ja.title}</h1><p>${ja.text}</p></section>
<section lang="en"><h2>${en.title}</h2><p>${en.text}</p></section>`,
  );
};

export const landingPage: string = page(
  '窓口の遠隔通訳',
  `<h1>窓口の遠隔通訳</h1>
<p lang="en">Remote interpretation at the counter</p>
<ul>
<li><a href="/tablet/"><b>窓口タブレット</b><span lang="en">Counter tablet</span></a></li>
<li><a href="/interpreter/"><b>通訳者</b><span lang="en">Interpreter’s console</span></a></li>
<li><a href="/admin/"><b>管理者</b><span lang="en">Administrator</span></a></li>
</ul>`,
);
