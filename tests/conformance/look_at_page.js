// What a reader of a page would stumble over, told as sentences. Evaluated in the page, with the least size of text.
(least) => {
  const wide = document.documentElement.clientWidth;
  const told = [];
  // What is clipped away stands there for screen readers only.
  const clipped = (element) => element && (getComputedStyle(element).clipPath !== "none" || clipped(element.parentElement));
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !clipped(element);
  const said = (node) => node.textContent.trim().replace(/\s+/g, " ").slice(0, 60);
  const name = (element) => element.localName + (element.className ? `.${element.className}` : "");

  if (document.documentElement.scrollWidth > wide) told.push(`the page is ${document.documentElement.scrollWidth} wide`);

  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    const out = box.right > wide + 1 || box.left < -1;
    if (out && shown(element)) told.push(`${name(element)} reaches ${Math.round(box.left)}–${Math.round(box.right)}`);
  }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const parent = text.parentElement;
    if (!text.data.trim() || !shown(parent)) continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    if (size < least) told.push(`${size} px in ${name(parent)}: ${said(text)}`);

    // A word stands on one line; it may part at a hyphen, and where its writer said so.
    const cell = parent.closest("td, th")?.getBoundingClientRect();
    for (const word of text.data.matchAll(/[^\s\u00ad\u200b\/–-]+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const pieces = [...range.getClientRects()];
      if (new Set(pieces.map((piece) => Math.round(piece.top))).size > 1) told.push(`cut in ${name(parent)}: ${word[0]}`);
      if (cell && pieces.some((piece) => piece.right > cell.right + 1)) told.push(`wider than its cell: ${word[0]}`);
    }
  }
  return told;
};
