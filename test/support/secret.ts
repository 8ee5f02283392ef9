/** A secret for servers of tests, known to whoever signs people in before they start. */
export const testSecret = 'tB3vQ8mZk5Yw1Rj7Nc0XhL6sPd2FgUe9aVoIqTbK4My';
