// The font faces for characters that no text of the app uses: see `build/font-faces.ts`.
import '@fontsource/biz-udpgothic/400.css?rare';
import '@fontsource/biz-udpgothic/700.css?rare';
