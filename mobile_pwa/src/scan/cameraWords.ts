import { speaker } from '../i18n/i18n';

export const say = speaker(
  {
    openingCamera: 'Abriendo la cámara…',
    camera: 'Imagen de la cámara',
    torchOn: 'Encender luz',
    torchOff: 'Apagar luz',
    refusedTitle: 'La cámara está bloqueada',
    refused:
      'Toca el candado o los tres puntos junto a la dirección, elige Permisos y deja usar la cámara. O escribe el código: vale igual.',
    noneTitle: 'No encontramos una cámara',
    none: 'Escribe el código de 8 letras que está debajo del cuadro, o usa una foto.',
    busyTitle: 'Otra app está usando la cámara',
    busy: 'Ciérrala y prueba otra vez. También puedes escribir el código.',
    unsupportedTitle: 'Este navegador no abre la cámara',
    unsupported: 'Escribe el código de 8 letras que está debajo del cuadro, o usa una foto.',
    tryCamera: 'Probar la cámara otra vez',
  },
  {
    openingCamera: 'Opening the camera…',
    camera: 'Camera picture',
    torchOn: 'Light on',
    torchOff: 'Light off',
    refusedTitle: 'The camera is blocked',
    refused:
      'Tap the padlock or the three dots beside the address, choose Permissions and allow the camera. Or type the code: it counts too.',
    noneTitle: 'We found no camera',
    none: 'Type the 8-letter code below the square, or use a photo.',
    busyTitle: 'Another app is using the camera',
    busy: 'Close it and try again. You can also type the code.',
    unsupportedTitle: 'This browser does not open the camera',
    unsupported: 'Type the 8-letter code below the square, or use a photo.',
    tryCamera: 'Try the camera again',
  },
);
