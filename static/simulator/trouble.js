/** Shows what to do about one of the troubles of this kind, beside the button that it concerns. No trouble hides them all. */
export function showTrouble(kind, trouble) {
  for (const note of document.querySelectorAll(`[data-trouble-of="${kind}"]`)) note.hidden = note.dataset.trouble !== trouble
}
