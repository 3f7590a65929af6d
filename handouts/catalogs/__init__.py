"""What a handout says in another language: gettext catalogs, read, merged, checked and applied."""
