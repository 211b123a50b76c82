declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
declare module '*.css';
/** The faces of a font in two parts, see `build/font-faces.ts`. */
declare module '*.css?common';
declare module '*.css?rare';
