/** Offers a text file as a download. @param type its media type, without a charset */
export function saveFile(name: string, parts: ReadonlyArray<string>, type: string): void {
  const address = URL.createObjectURL(new Blob([...parts], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
