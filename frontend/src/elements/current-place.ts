// A line of tabs or places that is longer than the screen begins where one is.

export function showWhereOneIs(root: ParentNode): void {
  for (const place of root.querySelectorAll<HTMLElement>(".tabs > [aria-current], .desk-nav > [aria-current]")) {
    const line = place.parentElement;
    if (!line || line.scrollWidth <= line.clientWidth) continue;
    const [whole, here] = [line.getBoundingClientRect(), place.getBoundingClientRect()];
    line.scrollLeft += here.x + here.width / 2 - (whole.x + whole.width / 2);
  }
}
