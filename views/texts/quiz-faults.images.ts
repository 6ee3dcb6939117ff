import type { ImageFault, ImageFaultKind } from '../../server/campaigns/campaigns.ts'

/** What is wrong with a file that was to be a picture. `found` is what is in it, where that says more. */
const sentences: Record<'ru' | 'en', Record<ImageFaultKind, string>> = {
  ru: {
    'too many bytes': 'Файл слишком большой: картинка — до 20 МБ, рисунок SVG — до 2 МБ.',
    'too many pixels': 'В картинке слишком много точек: можно до 50 мегапикселей.',
    'too small': 'Картинка слишком маленькая: нужно хотя бы 200 точек в ширину и в высоту.',
    'wrong shape': 'Картинка слишком вытянутая: одна сторона не больше двух других, лучше 4 : 3.',
    'no picture': 'Это не картинка, как бы ни назывался файл. Нужны PNG, JPEG, WebP, AVIF или SVG.',
    damaged: 'Файл повреждён: картинка не открывается.',
    animated: 'Картинка движется, а нужна неподвижная.',
    'refers elsewhere': 'Рисунок ссылается на что-то снаружи. Всё нужное должно быть внутри файла.',
    font: 'В рисунке свой шрифт. Переведите тексты в контуры.',
    html: 'В рисунке есть HTML. Сохраните его как обычный SVG.',
    entities: 'В рисунке есть сущности XML. Сохраните его как обычный SVG.',
    style: 'В рисунке слишком хитрые стили. Сохраните его как обычный SVG.',
    drawing: 'Это рисунок SVG, а соцсети таких не показывают. Нужны PNG, JPEG, WebP или AVIF.',
    'too complex': 'Рисунок слишком сложный: до 10 000 деталей и 20 вложенных картинок.',
  },
  en: {
    'too many bytes': 'The file is too large: a picture may have 20 MB, an SVG drawing 2 MB.',
    'too many pixels': 'The picture has too many pixels: 50 megapixels at most.',
    'too small': 'The picture is too small: at least 200 pixels wide and high.',
    'wrong shape': 'The picture is too long: at most twice as long as it is wide, best 4 : 3.',
    'no picture': 'This is no picture, whatever its name. It takes PNG, JPEG, WebP, AVIF or SVG.',
    damaged: 'The file is damaged: the picture cannot be opened.',
    animated: 'The picture moves. It has to stand still.',
    'refers elsewhere': 'The drawing refers to something outside. Everything has to be in the file.',
    font: 'The drawing has a font of its own. Turn its texts into outlines.',
    html: 'The drawing has HTML in it. Save it as plain SVG.',
    entities: 'The drawing has XML entities. Save it as plain SVG.',
    style: 'The drawing has styles that are too clever. Save it as plain SVG.',
    drawing: 'This is an SVG drawing, which social networks do not show. It takes PNG, JPEG, WebP or AVIF.',
    'too complex': 'The drawing is too complex: at most 10,000 parts and 20 embedded pictures.',
  },
}

/** Returns the fault of a file as a sentence. */
export const imageFaultText = (language: 'ru' | 'en', { kind, found }: ImageFault): string =>
  found ? `${sentences[language][kind]} (${found})` : sentences[language][kind]
