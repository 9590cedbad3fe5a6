"""What do I send, and how do I ask?"""

from consilium.packet.blocks import Block, Citation, PrintedDocument
from consilium.packet.build import build
from consilium.packet.model import Packet, Piece, Question

__all__ = ["Block", "Citation", "Packet", "Piece", "PrintedDocument", "Question", "build"]
