"""The glossary as web pages that link to one another: files for any web server, or pages of the desk."""
