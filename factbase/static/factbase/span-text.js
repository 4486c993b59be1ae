"use strict";
// A text on the page by offsets. What is stored counts code points; a script counts UTF-16 units: they meet here alone.
// Its parts ([data-start]) follow one another in the text; what stands between them on the page is no text.
class SpanText {
  constructor(root) {
    this.root = root;
    this.language = root.lang || "en";
    this.text = [...this.parts()].map((part) => part.textContent).join("");
    this.base = Number(this.parts()[0].dataset.start);
    this.starts = [];
    let unit = 0;
    for (const sign of this.text) {
      this.starts.push(unit);
      unit += sign.length;
    }
    this.starts.push(unit);
  }

  parts() { return this.root.querySelectorAll("[data-start]"); }

  unitOf(point) { return this.starts[Math.min(Math.max(point - this.base, 0), this.starts.length - 1)]; }

  pointOf(unit) { return this.base + SpanText.last(this.starts, unit); }

  // The place of the last number that is not above the wanted one.
  static last(numbers, wanted, value = (number) => number) {
    let [low, high] = [0, numbers.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (value(numbers[middle]) <= wanted) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  startOf(part) { return this.unitOf(Number(part.dataset.start)); }

  // A place in the page as a unit of the text; one between two parts is where the next begins.
  unitAt(node, offset) {
    const range = document.createRange();
    const part = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (part && this.root.contains(part)) {
      range.setStart(part, 0);
      range.setEnd(node, offset);
      return this.startOf(part) + range.toString().length;
    }
    range.setStart(node, offset);
    const next = [...this.parts()].find((each) => range.comparePoint(each, 0) >= 0);
    return next ? this.startOf(next) : this.text.length;
  }

  // An end belongs to the line it closes, a start to the line it opens.
  placeOf(unit, isEnd) {
    const parts = this.parts();
    const part = parts[SpanText.last(parts, isEnd ? unit - 1 : unit, (each) => this.startOf(each))];
    let left = unit - this.startOf(part);
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    for (let next; node && left >= node.length + (isEnd ? 1 : 0) && (next = walker.nextNode()); node = next) left -= node.length;
    return node ? [node, Math.min(left, node.length)] : [part, 0];
  }

  range(from, to) {
    const range = document.createRange();
    range.setStart(...this.placeOf(from, false));
    range.setEnd(...this.placeOf(to, true));
    return range;
  }

  // Without the spaces around it; nothing if there is nothing else.
  trimmed(from, to) {
    const words = this.text.slice(from, to);
    if (!words.trim()) return null;
    return [from + words.length - words.trimStart().length, to - words.length + words.trimEnd().length];
  }

  selected() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.root) || !this.root.contains(range.startContainer)) return null;
    return this.trimmed(this.unitAt(range.startContainer, range.startOffset), this.unitAt(range.endContainer, range.endOffset));
  }

  // A mouse slips: an end inside of a word goes to its edge.
  inWords(from, to) {
    const edge = (at, isEnd) => {
      const low = Math.max(0, at - 200);
      const pieces = new Intl.Segmenter(this.language, { granularity: "word" }).segment(this.text.slice(low, at + 200));
      const piece = pieces.containing(at - low - (isEnd ? 1 : 0));
      return piece?.isWordLike ? low + piece.index + (isEnd ? piece.segment.length : 0) : at;
    };
    return [edge(from, false), edge(to, true)];
  }

  under(x, y) {
    const caret = document.caretPositionFromPoint?.(x, y);
    const range = caret ? null : document.caretRangeFromPoint?.(x, y);
    const [node, offset] = caret ? [caret.offsetNode, caret.offset] : [range?.startContainer, range?.startOffset];
    return node && this.root.contains(node) ? this.unitAt(node, offset) : null;
  }

  isRightToLeft(unit) {
    const [node] = this.placeOf(unit, false);
    return getComputedStyle(node.nodeType === Node.TEXT_NODE ? node.parentElement : node).direction === "rtl";
  }

  // Where an end may stop near a place: at words with or without their punctuation, at what reads as one character.
  stops(granularity, end, at) {
    const reach = 400;
    const [low, high] = [Math.max(0, at - reach), Math.min(this.text.length, at + reach)];
    const slice = this.text.slice(low, high);
    const found = new Set();
    const add = (index, piece) => found.add(low + index + (end === "to" ? piece.length : 0));
    for (const piece of new Intl.Segmenter(this.language, { granularity }).segment(slice)) {
      if (granularity !== "word" || piece.isWordLike) add(piece.index, piece.segment);
    }
    if (granularity === "word") for (const word of slice.matchAll(/\S+/g)) add(word.index, word[0]);
    const inside = [...found].filter((stop) => (stop > low || low === 0) && (stop < high || high === this.text.length));
    return inside.sort((a, b) => a - b);
  }
}
