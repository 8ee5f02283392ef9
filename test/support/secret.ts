/** What several servers of a test share, so that each takes the others' cookies. */
export const testSecret = 'tB3vQ8mZk5Yw1Rj7Nc0XhL6sPd2FgUe9aVoIqTbK4My';
