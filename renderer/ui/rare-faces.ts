// The faces of the font that no text of the app is written with: see `build/font-faces.ts`.
import '@fontsource/biz-udpgothic/400.css?rare';
import '@fontsource/biz-udpgothic/700.css?rare';
