/** The operator's texts about the chat on other sites. */
type EmbedTexts = typeof ru

export const ru = {
  why: 'Вставьте этот код на свой сайт, и в углу страницы появится Павел. Кто нажмёт на него, сыграет, не уходя с вашего сайта.',
  tag: 'Код для сайта',
  needsAddress: (origin: string) =>
    `На сервере не задан PUBLIC_URL, поэтому в коде — адрес, по которому вы открыли пульт: ${origin}. Посетители могут его и не открыть.`,
  sites: 'Чат откроется на этих сайтах:',
  sitesOfServer: 'В кампании сайтов нет, и чат откроется на тех, которые перечислены на сервере в ALLOWED_ORIGINS:',
  changeSites: 'Изменить',
  noSites: 'Пока чат открывается только на странице самой игры: вы не назвали ни одного сайта.',
  nameSites: 'Назвать сайты',
  where: 'Куда вставить: Tilda, WordPress, Google Tag Manager',
  places: [
    ['Обычная страница.', 'Перед </body> или в <head> — разницы нет.'],
    [
      'Tilda.',
      'Блок T123 «HTML-код»: вставьте код и опубликуйте страницу. Для всего сайта — в «Настройки сайта», «Ещё», HTML-код для HEAD.',
    ],
    [
      'WordPress.',
      'Скачайте плагин ниже и загрузите его в «Плагины», «Добавить», «Загрузить плагин». Для одной страницы хватит блока «Произвольный HTML».',
    ],
    ['Google Tag Manager.', 'Тег «Пользовательский HTML» с кодом ниже, триггер «Все страницы».'],
    ['Сайт из одной страницы (SPA).', 'В index.html: кнопка переживёт переходы внутри сайта.'],
  ] as [string, string][],
  managed: 'Код для Google Tag Manager',
  plugin: 'Скачать плагин для WordPress',
  pluginHint:
    'Архив с одним файлом, в котором уже записаны адрес сервера и кампания. Подробная инструкция с картинками лежит в папке программы, views/operator/EMBED.md: попросите её у того, кто ведёт сервер.',
  later: 'Если сайт не должен ждать',
  laterHint:
    'Первый код не задерживает показ страницы, но, пока он не загрузился, браузер считает, что страница ещё грузится. Этот вставит кнопку уже после загрузки.',
  laterCode: 'Код, который ждёт загрузки страницы',
  strict: 'Если на сайте строгая политика безопасности',
  strictHint: 'Добавьте наш адрес в две строки Content-Security-Policy. Больше ничего не нужно: ни стилей, ни соединений.',
  policy: 'Что добавить в политику',
  integrityHint:
    'С этим кодом браузер выполнит наш скрипт, только если тот не изменился ни на букву. Настройки кнопки записаны в самом коде. Поэтому после каждого обновления Павла и после каждой смены настроек копируйте код заново, иначе кнопка пропадёт или останется прежней.',
  integrity: 'Код с проверкой целостности',
  calls: 'Своя кнопка и аналитика',
  callsHint: 'Открыть чат по своей кнопке и узнать, что в нём происходит. Ни номера, ни промокода сайт не получает.',
  callsCode: 'Вызовы и события',
  types: 'Скачать описание типов для TypeScript',
  copy: 'Скопировать',
  copyWhat: (label: string) => `Скопировать: ${label}`,
  copied: 'Скопировано',
  selected: 'Браузер не дал скопировать. Код выделен: нажмите Ctrl+C.',
}

export const en: EmbedTexts = {
  why: 'Put this code on your site, and Pavel appears in the corner of its pages. Whoever clicks on him plays without leaving your site.',
  tag: 'Code for the site',
  needsAddress: (origin) =>
    `PUBLIC_URL is not set on the server, so the code has the address at which you opened the desk: ${origin}. Visitors may not reach it.`,
  sites: 'The chat opens on these sites:',
  sitesOfServer: 'The campaign names no sites, so the chat opens on those that the server has in ALLOWED_ORIGINS:',
  changeSites: 'Change them',
  noSites: 'For now the chat opens on the page of the game alone, because no site is named.',
  nameSites: 'Name the sites',
  where: 'Where to put it: Tilda, WordPress, Google Tag Manager',
  places: [
    ['An ordinary page.', 'Before </body> or in <head>: it makes no difference.'],
    [
      'Tilda.',
      'The block T123 “HTML code”: put the code in and publish the page. For the whole site: “Site settings”, “More”, HTML code for HEAD.',
    ],
    [
      'WordPress.',
      'Download the plug-in below and upload it under “Plugins”, “Add”, “Upload plugin”. For a single page, a “Custom HTML” block will do.',
    ],
    ['Google Tag Manager.', 'A “Custom HTML” tag with the code below and the trigger “All pages”.'],
    ['A single-page site.', 'In index.html: the button survives navigation within the site.'],
  ],
  managed: 'Code for Google Tag Manager',
  plugin: 'Download the plug-in for WordPress',
  pluginHint:
    'An archive of one file, which has the address of the server and the campaign in it. A longer guide is in the program’s folder, views/operator/EMBED.en.md: ask whoever runs the server for it.',
  later: 'If the site should not wait',
  laterHint:
    'The first code does not delay what the page shows, but until it has come, the browser takes the page to be loading still. This one inserts the button after the page has loaded.',
  laterCode: 'Code that waits until the page has loaded',
  strict: 'If the site has a strict content security policy',
  strictHint:
    'Add our address to two entries of Content-Security-Policy. Nothing else is needed: neither styles nor connections.',
  policy: 'What to add to the policy',
  integrityHint:
    'With this code, browsers run our script only if it has not changed by a single letter. The settings of the button are in the code itself. So copy it again after each update of Pavel and each change of the settings, or the button will be gone or stay as it was.',
  integrity: 'Code with a check of integrity',
  calls: 'A button of your own, and analytics',
  callsHint:
    'Open the chat by your own button, and learn what happens in it. The site gets neither the number nor the promo code.',
  callsCode: 'Calls and events',
  types: 'Download the declaration of types for TypeScript',
  copy: 'Copy',
  copyWhat: (label) => `Copy: ${label}`,
  copied: 'Copied',
  selected: 'The browser refused to copy. The code is selected: press Ctrl+C.',
}
