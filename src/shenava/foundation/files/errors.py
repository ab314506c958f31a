"""Why a file is not taken, in sentences for the person who sent it."""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shenava.foundation.errors import Problem


class FileNotAccepted(Problem):
    """We do not take files of this kind; subclasses know more exactly why."""

    code = "file_not_accepted"
    status = 415
    sentence: ClassVar[str | Promise] = _(
        "We can’t take this kind of file. Please send a photo, PDF, Word or Excel file, text, voice or video."
    )


class FileIsEmpty(FileNotAccepted):
    """Not one byte came."""

    code = "file_is_empty"
    sentence = _("This file is empty. Please choose it again.")


class FileIsProgram(FileNotAccepted):
    """Something a computer would run, whatever its name says; also documents with macros."""

    code = "file_is_program"
    sentence = _("This file is a program or holds one, so we can’t take it. A photo or a PDF works.")


class FileIsPage(FileNotAccepted):
    """HTML, SVG, XML or a template: a browser would act on it."""

    code = "file_is_page"
    sentence = _("This is a web page or a drawing, which we can’t take. Please send a photo of it or a PDF.")


class FileNameMisleads(FileNotAccepted):
    """The end of the name promises another kind than the content is."""

    code = "file_name_misleads"
    sentence = _("The end of this file’s name (%(ending)s) does not fit what is in it. Please send the original file.")


class FileIsBroken(FileNotAccepted):
    """It begins like an accepted kind but can't be read to its end."""

    code = "file_is_broken"
    sentence = _("We could not read this file to its end; it may be damaged. Please send it again.")


class PictureTooLarge(FileNotAccepted):
    """More pixels than we unpack, whatever the number of bytes."""

    code = "picture_too_large"
    status = 413
    sentence = _("This picture has too many pixels for us. A screenshot of it or a smaller copy works.")


class FileTooLarge(Problem):
    """``limit`` is in megabytes (10⁶ bytes)."""

    code = "file_too_large"
    status = 413
    sentence = _("This file is larger than %(limit)s MB. Please send a smaller copy, or a link to it in your words.")


class TooManyFiles(Problem):
    """``limit`` is how many one message may carry."""

    code = "too_many_files"
    status = 413
    sentence = _("One message can carry %(limit)s files. You can send the others in a second message.")


class StorageFull(Problem):
    """No room on the disk; nothing was kept."""

    code = "storage_full"
    status = 507
    sentence = _("We could not keep your file just now. What you wrote is not lost; please try the file again later.")


class PartOutOfPlace(Problem):
    """The piece does not begin where the last one ended; ``offset`` is where it should."""

    code = "part_out_of_place"
    status = 409
    sentence = _("This piece of the file does not follow the last one. The page goes on from where it was.")

    def __init__(self, *, offset: int) -> None:
        super().__init__()
        self.offset = offset


class PartInUse(Problem):
    """Another request is writing to the same file just now."""

    code = "part_in_use"
    status = 423
    sentence = _("This file is still being received. Please wait a moment.")
