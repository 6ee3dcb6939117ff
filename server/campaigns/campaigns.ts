export { importCodes } from './import-promo-codes.ts'
export { createGallery, type Gallery } from './picture-gallery.ts'
export { type QuizFile, QuizFileProblem, readQuiz } from './quiz-file.ts'
